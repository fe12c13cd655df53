/// Pages and routes.
package kz.tolem.shop.web;
