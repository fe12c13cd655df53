/// What is measured, and beside what: a gateway in a process of its own on a data folder of its own, its private
/// PostgreSQL, and pgbench on the same server. All of it is gone afterwards.
package kz.tolem.bench.bed;
