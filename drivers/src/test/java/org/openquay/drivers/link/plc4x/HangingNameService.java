package org.openquay.drivers.link.plc4x;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * The name service of the test process: the system's own, but for names of one domain, on which it hangs until it is
 * told to go on, and which it then does not know. The JVM remembers an answer, so each test takes a name of its own.
 */
public final class HangingNameService extends InetAddressResolverProvider {

    static final String DOMAIN = ".hanging.test";

    private static volatile CountDownLatch hang = new CountDownLatch(0);

    static void hang() {
        hang = new CountDownLatch(1);
    }

    static void goOn() {
        hang.countDown();
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (!host.endsWith(DOMAIN)) {
                    return system.lookupByName(host, policy);
                }
                boolean interrupted = false;
                while (hang.getCount() > 0) {
                    try {
                        hang.await();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw new UnknownHostException(host);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "hangs on *" + DOMAIN;
    }
}
