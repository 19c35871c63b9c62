package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.MappingKind;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeKindTest {

    @Test
    void sourcesCanTellWhatCodesOfEveryKindMean() {
        assertThat(Arrays.stream(MappingKind.values()).map(CodeKind::of).flatMap(Optional::stream))
                .containsExactlyInAnyOrder(CodeKind.values());
    }
}
