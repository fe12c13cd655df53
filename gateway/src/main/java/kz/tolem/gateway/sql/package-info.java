/// The database kit: the private PostgreSQL, the pool, the migrations, and the committer that writes many requests'
/// rows in one durable transaction. Knows no domain word.
package kz.tolem.gateway.sql;
