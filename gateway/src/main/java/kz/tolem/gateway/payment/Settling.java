package kz.tolem.gateway.payment;

import java.util.Optional;
import kz.tolem.gateway.card.CardNote;
import kz.tolem.gateway.notification.OutboxBatch;

/// An outcome to be put on disk, together with what follows from it.
///
/// @param notification the outbox row that tells it; empty when the shop gave no address
/// @param note what the card is to remember; empty when nothing
record Settling(
    Payment.Settled payment, Optional<OutboxBatch.Row> notification, Optional<CardNote> note) {}
