/** The id of the toast that says that an order was placed and offers to cancel it. */
export const placedToastId = (order_id: string): string => `placed-${order_id}`;
