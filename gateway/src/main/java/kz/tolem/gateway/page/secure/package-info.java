/// Where a buyer's browser comes back from 3-D Secure on its way to the shop.
package kz.tolem.gateway.page.secure;
