export const retry = (load, times = 3) => async (context) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load(context);
    } catch (error) {
      if (attempt >= times || context.signal?.aborted) throw error;
      await new Promise((wait) => setTimeout(wait, 200 * attempt));
    }
  }
};
