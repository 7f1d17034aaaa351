package app.matinee.server.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses and networks, to ask whether an address is among them. Immutable.
public final class Networks {
    private final List<IpSubnetFilterRule> rules;

    private Networks(List<IpSubnetFilterRule> rules) {
        this.rules = rules;
    }

    /// @param texts addresses (`192.0.2.1`) or networks (`192.0.2.0/24`, `fd00::/8`), never names:
    ///   what a name means is another's to say
    /// @throws IllegalArgumentException with what is wrong
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Networks::rule).toList());
    }

    /// @param address an address; anything else is in no network
    boolean contain(String address) {
        InetAddress parsed = parse(address);
        return parsed != null
                && rules.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(parsed, 1)));
    }

    /// @return null for what is no address; nothing is looked up
    static @Nullable InetAddress parse(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    private static IpSubnetFilterRule rule(String text) {
        int slash = text.indexOf('/');
        InetAddress address = parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither an address nor a network");
        }
        int bits = 8 * address.getAddress().length;
        try {
            int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (length < 0 || length > bits) {
                throw new IllegalArgumentException("'" + text + "' has no such prefix");
            }
            return new IpSubnetFilterRule(address, length, IpFilterRuleType.ACCEPT);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' has no number after its slash", e);
        }
    }
}
