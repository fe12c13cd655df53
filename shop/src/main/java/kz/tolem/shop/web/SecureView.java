package kz.tolem.shop.web;

import kz.tolem.client.SecureForm;

/// The way to the card's bank.
public record SecureView(Frame frame, SecureForm form) {}
