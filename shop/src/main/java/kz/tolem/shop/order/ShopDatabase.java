package kz.tolem.shop.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import kz.tolem.client.notification.JdbcSeenNotifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The shop's own store: one SQLite file. What was answered is on disk, so a shop that is killed knows its orders when
/// it comes back (ADR 46). Thread-safe.
///
/// @param source for whoever takes connections of his own
public record ShopDatabase(DataSource source, JdbcClient sql, TransactionTemplate transaction) {

  private static final int BUSY_WAIT_MILLIS = 10_000;

  private static final List<String> TABLES =
      List.of(
          """
          create table if not exists basket (
            buyer text not null,
            goods text not null,
            pieces integer not null check (pieces between 1 and 99),
            primary key (buyer, goods)
          )
          """,
          """
          create table if not exists invoice_number (
            only integer primary key check (only = 1),
            last integer not null
          )
          """,
          """
          create table if not exists purchase (
            invoice text primary key,
            buyer text not null,
            language text not null,
            deliver_to text not null,
            placed_at integer not null,
            state text not null,
            payment_id text not null default '',
            card text not null default '',
            decline integer not null default 0,
            attempt text not null default '',
            wish text not null default '',
            ask_at integer,
            version integer not null default 1
          )
          """,
          "create index if not exists purchase_buyer on purchase (buyer, placed_at)",
          "create index if not exists purchase_due on purchase (ask_at) where ask_at is not null",
          """
          create table if not exists purchase_line (
            invoice text not null references purchase,
            goods text not null,
            pieces integer not null,
            price integer not null,
            primary key (invoice, goods)
          )
          """,
          """
          create table if not exists purchase_step (
            id integer primary key,
            invoice text not null references purchase,
            at integer not null,
            kind text not null,
            detail text not null
          )
          """,
          "create index if not exists purchase_step_invoice on purchase_step (invoice)",
          """
          create table if not exists saved_card (
            buyer text not null,
            card_id text not null,
            mask text not null,
            saved_at integer not null,
            primary key (buyer, card_id)
          )
          """,
          JdbcSeenNotifications.TABLE.replace("create table", "create table if not exists"));

  /// Opens the file, and makes it when there is none.
  ///
  /// @param folder is made, too
  public static ShopDatabase open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the shop's folder cannot be made", e);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // With NORMAL the last orders would be gone after a power cut.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_WAIT_MILLIS);
    config.enforceForeignKeys(true);
    // A transaction that reads first and writes then would otherwise be refused when another one wrote meanwhile.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
    JdbcClient sql = JdbcClient.create(source);
    TABLES.forEach(table -> sql.sql(table).update());
    return new ShopDatabase(source, sql, new TransactionTemplate(new DataSourceTransactionManager(source)));
  }
}
