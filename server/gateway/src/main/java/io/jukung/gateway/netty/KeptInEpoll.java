package io.jukung.gateway.netty;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;

/// Netty's epoll loop, in which every socket stays until it is closed.
///
/// Netty takes a socket that it wants to hear nothing of out of epoll: one whose client has ended its half. When the socket's
/// buffer is full then, it asks epoll to change what is not there any more, and the connection breaks: a client that reads
/// late loses the rest of its answer (4.2.18 to 4.2.20). A flag that asks for no event keeps the socket in.
record KeptInEpoll(IoHandler epoll) implements IoHandler {
    static IoHandlerFactory factory() {
        var factory = EpollIoHandler.newFactory();
        return executor -> new KeptInEpoll(factory.newHandler(executor));
    }

    private record Registration(IoRegistration inner) implements IoRegistration {
        @Override
        public <T> T attachment() {
            return inner.attachment();
        }

        @Override
        public long submit(IoOps wanted) {
            return inner.submit(EpollIoOps.NONE.equals(wanted) ? EpollIoOps.EPOLLET : wanted);
        }

        @Override
        public boolean isValid() {
            return inner.isValid();
        }

        @Override
        public boolean cancel() {
            return inner.cancel();
        }
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new Registration(epoll.register(handle));
    }

    @Override
    public void initialize() {
        epoll.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        return epoll.run(context);
    }

    @Override
    public void prepareToDestroy() {
        epoll.prepareToDestroy();
    }

    @Override
    public void destroy() {
        epoll.destroy();
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return epoll.isCompatible(type);
    }
}
