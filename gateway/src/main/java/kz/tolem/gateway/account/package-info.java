/// The web pages of a merchant's people, and of those who run the installation: who may see what, and what is around
/// every page. Each area of the pages has a package below this one. They read over features' tables to find and to
/// count; every change goes through the feature that it belongs to.
package kz.tolem.gateway.account;
