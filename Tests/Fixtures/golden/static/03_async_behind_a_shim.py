import gammaray.static as _gammaray; import asyncio


async def work(event):
    await asyncio.sleep(0)
    return [event, asyncio.current_task() is not None]


def handler(event, context):
    return asyncio.run(work(event))
handler = _gammaray.entry(handler)
