package kz.tolem.shop.web;

/// Why there is no such page.
public record ProblemView(Frame frame, String title, String text) {}
