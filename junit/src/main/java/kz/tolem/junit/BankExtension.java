package kz.tolem.junit;

import kz.tolem.bank.Bank;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// What [TolemBank] does.
public final class BankExtension implements BeforeEachCallback, ParameterResolver {

  private static final Namespace HERE = Namespace.create(BankExtension.class);

  /// The bank of this run, started when it is first asked for. JUnit closes it at the end of the run.
  public static Bank bank(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent("bank", _ -> EmbeddedBank.start(), EmbeddedBank.class)
        .bank();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    bank(context).empty();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Bank.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return bank(context);
  }
}
