/// `./tolem bench`: measures a gateway on this machine and holds the figures against the numbers that Tolem promises.
package kz.tolem.bench;
