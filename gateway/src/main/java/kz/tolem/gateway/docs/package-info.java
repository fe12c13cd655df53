/// What tells others how to talk to the gateway: its description for programs, and the same as pages for people.
package kz.tolem.gateway.docs;
