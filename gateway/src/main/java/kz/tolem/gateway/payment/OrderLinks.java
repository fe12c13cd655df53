package kz.tolem.gateway.payment;

/// Where the outcome is told. Absent ones are empty texts.
///
/// @param back where the buyer returns after success
/// @param failureBack where the buyer returns after failure; empty: to `back`
/// @param post where success is posted
/// @param failurePost where failure is posted; empty: to `post`
public record OrderLinks(String back, String failureBack, String post, String failurePost) {}
