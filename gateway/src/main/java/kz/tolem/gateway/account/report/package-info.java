/// Figures: the overview, and statements to be taken along.
package kz.tolem.gateway.account.report;
