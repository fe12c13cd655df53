/// What a merchant's people look after: integration, cards, notifications, colleagues, the audit.
package kz.tolem.gateway.account.desk;
