/**
 * What a shop embeds to be paid through Tolem or through the bank's ePay 2.0.
 *
 * <p>Begin at {@link kz.tolem.client.TolemClient}. Outcomes are sealed: look at every case. What is in doubt is a
 * result of its own, never an exception and never a decline. Everything public is immutable and thread-safe, apart from
 * builders, which belong to one thread.
 */
package kz.tolem.client;
