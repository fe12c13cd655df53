/** Time, chance and waiting. Not exported. */
package kz.tolem.client.edge;
