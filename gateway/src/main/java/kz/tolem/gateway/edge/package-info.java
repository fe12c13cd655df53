/// The world outside the program: identifiers, randomness, pauses. Time is `java.time.InstantSource`. What a test replaces.
package kz.tolem.gateway.edge;
