package org.openquay.service;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LeversDescription;

/**
 * What a service is started with.
 *
 * @param crane    the crane that it speaks for
 * @param journal  its journal directory
 * @param host     address to listen on
 * @param port     port to listen on; 0 for any free one
 * @param token    operator token that every write must carry; at least 16 characters
 * @param writers  names of the kernel's writers, in its order
 * @param terminal which of them work instructions come from
 * @param operator which of them the operator's commands come from
 */
public record ServiceSettings(CraneDescription crane, Path journal, String host, int port, String token,
        List<String> writers, String terminal, String operator) {

    private static final int SHORTEST_TOKEN = 16;

    public ServiceSettings {
        writers = List.copyOf(writers);
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "the operator token must have at least " + SHORTEST_TOKEN + " characters");
        }
        if (!writers.contains(terminal) || !writers.contains(operator)) {
            throw new IllegalArgumentException("writers " + writers + " must contain " + terminal + " and " + operator);
        }
    }

    /** Names of all who may hold a lease, by the kernel's numbers: the writers, and after them the cabin. */
    public List<String> holders() {
        return Stream.concat(writers.stream(), Stream.of(LeversDescription.HOLDER)).toList();
    }

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "service of crane " + crane.id() + " at " + host + ":" + port + ", journal " + journal;
    }
}
