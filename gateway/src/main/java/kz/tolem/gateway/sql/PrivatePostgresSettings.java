package kz.tolem.gateway.sql;

/// The two configuration files of the private PostgreSQL, written anew at every start.
final class PrivatePostgresSettings {
  /// Only our own role, only from this machine, only with its password. Not one line that trusts.
  static final String HBA = """
      # Written by Tolem at every start; changes are lost.
      host  all  %s  127.0.0.1/32  scram-sha-256
      """.formatted(PrivatePostgresCluster.ROLE);

  private PrivatePostgresSettings() {}

  /// No error text reaches the server's log (`log_min_messages`): PostgreSQL quotes values in errors such as "invalid
  /// input syntax", and the details of a violated constraint name the row. The gateway logs errors itself, without
  /// values.
  static String postgresql(int port) {
    return """
        # Written by Tolem at every start; changes are lost. Put your own settings into local.conf beside this file.

        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 50
        password_encryption = 'scram-sha-256'

        # What is confirmed is on the disk.
        fsync = on
        synchronous_commit = on
        full_page_writes = on

        # A small machine with one busy program.
        shared_buffers = '256MB'
        max_wal_size = '4GB'
        wal_compression = 'on'
        checkpoint_timeout = '15min'
        max_parallel_workers_per_gather = 0
        jit = off
        wal_level = 'replica'

        # The log never holds a value that a statement was run with. One file for each day of the week, then reused.
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgres-%%a.log'
        log_file_mode = 0600
        log_rotation_age = '1d'
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_min_messages = 'log'
        log_min_error_statement = 'panic'
        log_error_verbosity = 'terse'
        log_statement = 'none'
        log_min_duration_statement = -1
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_timezone = 'UTC'

        timezone = 'UTC'
        datestyle = 'iso, ymd'
        lc_messages = 'C'

        include_if_exists = 'local.conf'
        """.formatted(port);
  }
}
