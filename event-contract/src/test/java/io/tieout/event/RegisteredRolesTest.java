package io.tieout.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisteredRolesTest {

    @Test
    void areWrittenInOneOrderAndReadBack() {
        RegisteredRoles roles = RegisteredRoles.of(SourceRole.STOREFRONT, SourceRole.ERP, SourceRole.STOREFRONT);

        assertThat(roles.text()).isEqualTo("erp storefront");
        assertThat(RegisteredRoles.parse("erp storefront")).isEqualTo(roles).hasSameHashCodeAs(roles);
        assertThat(RegisteredRoles.parse(roles.text()).contains(SourceRole.ERP)).isTrue();
        assertThat(RegisteredRoles.parse(roles.text()).contains(SourceRole.PROCESSOR))
                .isFalse();
    }

    /// Nobody registered is another thing than nobody having said who is.
    @Test
    void mayBeNone() {
        assertThat(RegisteredRoles.of().text()).isEmpty();
        assertThat(RegisteredRoles.parse("")).isEqualTo(RegisteredRoles.of());
    }

    @Test
    void leaveOutWhatALaterContractKnows() {
        assertThat(RegisteredRoles.parse("erp robot")).isEqualTo(RegisteredRoles.of(SourceRole.ERP));
    }

    @Test
    void canDoWithoutOne() {
        RegisteredRoles roles = RegisteredRoles.of(SourceRole.STOREFRONT, SourceRole.POS);

        assertThat(roles.without(SourceRole.POS)).isEqualTo(RegisteredRoles.of(SourceRole.STOREFRONT));
        assertThat(roles.contains(SourceRole.POS)).as("unchanged").isTrue();
    }
}
