/// Time and chance.
package kz.tolem.shop.edge;
