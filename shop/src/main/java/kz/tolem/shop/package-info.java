/// The demo shop. Nobody embeds it; it shows what a shop on the starter looks like.
package kz.tolem.shop;
