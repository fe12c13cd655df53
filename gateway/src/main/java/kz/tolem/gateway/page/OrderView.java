package kz.tolem.gateway.page;

/// What is paid for, as the buyer reads it.
///
/// @param terminalName the shop's point of sale; empty when it says no more than the shop's name
/// @param number the order number
/// @param alternativeNumber the shop's second number; empty when there is none
/// @param description what the shop says it is for
/// @param amount with its currency, as [ValueTexts#amount] writes it
public record OrderView(
    String terminalName, String number, String alternativeNumber, String description, String amount) {}
