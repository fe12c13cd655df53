package kz.tolem.gateway.page;

import java.util.Map;

/// Sends the buyer's browser to his card's issuer: by itself, or with a button where there is no JavaScript. Source:
/// EPAY.md 7.5.
///
/// @param amount with its currency, as [ValueTexts#amount] writes it; for a card check, that nothing is charged
/// @param action the issuer's address
/// @param fields by the names of the documents
public record StepView(FrameView frame, String amount, String action, Map<String, String> fields) {}
