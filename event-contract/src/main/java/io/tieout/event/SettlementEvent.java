package io.tieout.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How a processor or marketplace pays the merchant.
public sealed interface SettlementEvent extends BusinessEvent {

    @Meaning("A payout left the processor, arrived or came back. The subject is the payout.")
    record PayoutChanged(
            Envelope envelope,
            PayoutStatus status,
            PayoutMethod method,

            @Meaning("The merchant's account at the processor.")
            String account,

            @Meaning("Negative where the processor takes money from the bank.") @Signed
            Money amount,

            @Meaning("When the bank should have it.") @Unmatched @Nullable
            LocalDate expectedOn)
            implements SettlementEvent {
        @Override
        public String transition() {
            return status.code();
        }

        @Override
        public Money principal() {
            return amount;
        }
    }

    @Meaning("One line of what a payout is made of. The subject is the line; what it settles is among the references.")
    record SettlementLineStated(
            Envelope envelope,
            SettlementKind kind,

            @Meaning("The processor's own word for the kind.") @CodeOf("kind") @Unmatched
            String kindAsSent,

            @Meaning("The merchant's account at the processor.")
            String account,

            @Meaning("Before fees; negative where money leaves the account.") @Signed
            Money gross,

            @Meaning("Taken by the processor, tax on it included; negative where it is given back.") @Signed
            Money fee,

            @Meaning("The tax within the fee.") @Signed @Nullable
            Money feeTax,

            @Meaning("Gross less fee.") @Signed Money net,

            @Meaning("On which day the processor books it.") LocalDate bookedOn,

            @Meaning("Of a conversion: units of this currency for one of the other.") @Nullable
            BigDecimal rate,

            @Meaning("Of a conversion: what was given for it, in the other currency.") @Added @Nullable
            Money converted)
            implements SettlementEvent {
        public SettlementLineStated {
            Amounts.requireSameCurrency("fee", fee, gross);
            Amounts.requireSameCurrency("feeTax", feeTax, gross);
            Amounts.requireSameCurrency("net", net, gross);
            Amounts.requireNonNegative("converted", converted);
            if (converted != null && converted.currency().equals(gross.currency())) {
                throw new IllegalArgumentException("converted has the currency it is converted into: " + converted);
            }
            if (!gross.minus(fee).equals(net)) {
                throw new IllegalArgumentException("net " + net + " is not gross " + gross + " less fee " + fee);
            }
        }

        @Override
        public Money principal() {
            return net;
        }
    }
}
