package kz.tolem.gateway.acquirer;

import kz.tolem.protocol.InvoiceId;
import kz.tolem.protocol.Money;
import kz.tolem.protocol.PaymentId;

/// An earlier [Authorization], as it can still be named when only what is on disk is known of it.
///
/// @param terminalNumber the terminal's eight digits
/// @param twoStep whether the money was to be blocked instead of taken
public record Original(
    PaymentId payment, String terminalNumber, InvoiceId invoice, Money amount, boolean twoStep) {}
