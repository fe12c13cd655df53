/**
 * The wire words of ePay 2.0: every message that a shop and the bank send each other, as a value that reads and writes
 * itself.
 *
 * <p>Reading is liberal: names are matched without regard to case and underscores, a number may be a text and the other
 * way round, unknown fields are ignored (EPAY.md 13, CLIENTS.md 3). Writing is exact: the documented names, in the
 * documented order. A field that is absent or null is an empty {@code Optional}; one that was sent as an empty text is
 * {@code Optional.of("")}.
 *
 * <p>A reader throws {@link kz.tolem.protocol.MalformedMessage} and nothing else, whatever the bytes. What a value
 * means, whether it is allowed, and who may send it is not decided here. All types are immutable unless they are called
 * builders, which belong to one thread.
 */
package kz.tolem.protocol;
