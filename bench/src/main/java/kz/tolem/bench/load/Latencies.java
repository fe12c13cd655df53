package kz.tolem.bench.load;

import org.HdrHistogram.Histogram;

/// How long payments took, in microseconds.
///
/// @param whole from the moment when the order was due to the answer to its payment, its token included
/// @param payment the payment request alone
/// @param otherwise operations answered otherwise than they should be
/// @param sample one such answer; empty text when there was none
public record Latencies(Histogram whole, Histogram payment, long otherwise, String sample) {}
