/// Baskets, orders, saved cards: what the shop remembers.
package kz.tolem.shop.order;
