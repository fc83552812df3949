package dev.anteroom.console.join;

import dev.anteroom.console.keychain.KeptSecrets;

/**
 * What the join screen remembers between two runs.
 *
 * @param values what was chosen and typed
 * @param hosts where links may lead
 * @param servers application servers by name
 * @param secrets what they are asked with; the only place for it
 */
public record JoinStores(
        JoinMemory values, HostMemory hosts, ServerMemory servers, KeptSecrets secrets) {}
