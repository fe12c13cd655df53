package kz.tolem.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.tolem.bank.Bank;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Gives the tests of a class a [Bank]: the whole gateway with its PostgreSQL in this JVM, on free ports. It is started
/// once for all classes of a run and emptied before each test; a parameter of type [Bank] is it.
///
/// Tests that share the bank do not run side by side, even where JUnit is told to.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(BankExtension.class)
@ResourceLock("kz.tolem.junit.TolemBank")
public @interface TolemBank {}
