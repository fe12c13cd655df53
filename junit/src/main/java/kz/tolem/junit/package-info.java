/// A bank inside a unit test (docs/shops/testing.md).
package kz.tolem.junit;
