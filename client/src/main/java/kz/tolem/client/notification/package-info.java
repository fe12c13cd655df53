/**
 * Notifications: checked, confirmed, and told once. Begin at {@link kz.tolem.client.notification.NotificationReceiver}.
 */
package kz.tolem.client.notification;
