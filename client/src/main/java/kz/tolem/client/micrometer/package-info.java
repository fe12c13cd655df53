/** Metrics and traces by Micrometer, for programs that have it. */
package kz.tolem.client.micrometer;
