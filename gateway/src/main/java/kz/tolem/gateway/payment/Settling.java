package kz.tolem.gateway.payment;

import java.util.Optional;
import kz.tolem.gateway.card.CardBatch;
import kz.tolem.gateway.notification.OutboxBatch;

/// An outcome to be put on disk, together with what follows from it.
///
/// @param notification the outbox row that tells it; empty when the shop gave no address
/// @param saving the card to be kept; empty when there is none
record Settling(
    Payment.Settled payment, Optional<OutboxBatch.Row> notification, Optional<CardBatch.Saving> saving) {}
