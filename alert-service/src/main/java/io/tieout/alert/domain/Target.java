package io.tieout.alert.domain;

import java.util.List;

/// The address behind a channel.
public sealed interface Target {

    /// A receiver of signed HTTP calls.
    ///
    /// @param sealedSecrets sign every call, the present one first; sealed under the channel's id
    record Webhook(String url, List<byte[]> sealedSecrets) implements Target {
        public Webhook {
            sealedSecrets = List.copyOf(sealedSecrets);
        }
    }

    /// People's mailboxes; all get the same message.
    record Email(List<String> recipients) implements Target {
        public Email {
            recipients = List.copyOf(recipients);
        }
    }
}
