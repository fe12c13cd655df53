/// Merchants, their credentials and their terminals: who may ask, and under which settings.
package kz.tolem.gateway.merchant;
