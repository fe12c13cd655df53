package kz.tolem.shop.web;

import java.util.List;
import kz.tolem.shop.order.SavedCards.SavedCard;

/// A buyer's orders.
///
/// @param now the number of the order that he comes from; empty when he just looks
public record OrdersView(Frame frame, List<OrderView> orders, List<SavedCard> cards, String now) {}
