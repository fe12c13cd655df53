package kz.tolem.spring;

import kz.tolem.client.notification.NotificationHandler;

/** A bean of this type makes the endpoint appear, and hears of every notification once. */
@FunctionalInterface
public interface TolemNotificationHandler extends NotificationHandler {}
