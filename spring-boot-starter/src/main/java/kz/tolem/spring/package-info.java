/**
 * The client for Spring Boot 3.5 and 4: settings {@code tolem.*}, a {@link kz.tolem.client.TolemClient}, an endpoint
 * for notifications, health and observations. A bean of the shop's own takes the place of any of them.
 */
package kz.tolem.spring;
