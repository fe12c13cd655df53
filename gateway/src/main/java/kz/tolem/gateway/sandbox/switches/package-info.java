/// What a sandbox can be made to do: scripts, time, emptying, looking and asserting. Source:
/// docs/reference/sandbox-switches.md; ADR 45.
package kz.tolem.gateway.sandbox.switches;
