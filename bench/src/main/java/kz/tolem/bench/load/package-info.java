/// The load generator: one thread, one selector and requests made of ready bytes, since it shares the machine with what
/// it measures. Plays the shops: asks for tokens, pays, and receives the notifications.
package kz.tolem.bench.load;
