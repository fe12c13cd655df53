/// Money: everything that this shop asks a gateway, or hears from it.
package kz.tolem.shop.till;
