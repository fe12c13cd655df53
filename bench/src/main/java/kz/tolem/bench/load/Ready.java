package kz.tolem.bench.load;

import java.io.IOException;

/// What is to happen when a channel has something to say.
interface Ready {

  void ready() throws IOException;
}
