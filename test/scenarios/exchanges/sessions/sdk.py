"""What programs do with docker's SDK for Python."""
import docker

client = docker.from_env()
api = client.api


def refused(call, *args, **more):
    try:
        call(*args, **more)
        print("not refused")
    except docker.errors.DockerException as e:
        print(type(e).__name__, e)


print(client.ping(), client.version()["Os"])
print(client.containers.run("tiny", "echo ahoy", name="first", remove=True))
refused(client.containers.run, "tiny", ["sh", "-c", "echo lost >&2; exit 7"], name="lost", remove=True)
refused(client.containers.create, "nobody-at-all:1", "true")

web = client.containers.run("tiny", "sleep 1000", name="web", detach=True, labels={"crew": "two"}, environment={"SAIL": "red"})
web.reload()
print(web.status, web.name, [c.name for c in client.containers.list(filters={"label": "crew=two"})])
print(web.exec_run("echo hello"))
print(web.exec_run(["sh", "-c", "echo out; sleep 0.3; echo err >&2; exit 4"], demux=True))
print(web.exec_run("tty", tty=True))
print(web.exec_run("sleep 1000", detach=True))
made = api.exec_create(web.id, ["sh", "-c", "echo streamed; exit 3"], environment={"A": "b"}, user="boat", workdir="/tmp")
print(list(api.exec_start(made["Id"], stream=True)), api.exec_inspect(made["Id"])["ExitCode"])
print(web.top()["Titles"])
web.pause()
refused(web.exec_run, "true")
web.unpause()
web.rename("www")
refused(client.containers.create, "tiny", "true", name="www")
web.restart(timeout=0)
web.kill(signal="USR1")
web.stop(timeout=0)
print(web.wait())
refused(web.kill)
refused(web.exec_run, "true")
refused(client.containers.get, "nobody")
web.remove()

poem = client.containers.run("tiny", ["sh", "-c", "echo one; sleep 0.3; echo two >&2; sleep 0.3; echo three"], name="poem", detach=True)
print(list(poem.logs(stream=True, follow=True)))
print(poem.wait(), poem.logs(), poem.logs(tail=1), poem.logs(stderr=False))
poem.remove(force=True)

late = client.containers.create("tiny", ["sh", "-c", "echo attached; exit 5"], name="late")
stream = late.attach(stream=True, logs=True)
late.start()
print(b"".join(stream), late.wait(condition="not-running"))
late.remove()

bounded = client.containers.run("tiny", "sleep 1000", name="bounded", detach=True, mem_limit="64m", nano_cpus=500000000, pids_limit=50, network_mode="none",
                                read_only=True, tmpfs={"/run": "size=1m"}, cap_drop=["ALL"], hostname="boat", user="boat", auto_remove=True,
                                restart_policy={"Name": "no"}, ulimits=[docker.types.Ulimit(name="nofile", soft=100, hard=200)])
print(bounded.attrs["HostConfig"]["Memory"])
bounded.kill()
bounded.wait(condition="removed")

tiny = client.images.get("tiny")
print(tiny.tag("fleet/boat", "1"), client.images.list("fleet/boat"), len(tiny.history()))
client.images.remove("fleet/boat:1")
refused(client.images.get, "nobody")
refused(client.images.remove, "nobody")
print(client.images.prune(), client.containers.prune())
print([n.name for n in client.networks.list(names=["bridge"])])
