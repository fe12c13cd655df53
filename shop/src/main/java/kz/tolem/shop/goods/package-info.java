/// What is sold, for how much.
package kz.tolem.shop.goods;
