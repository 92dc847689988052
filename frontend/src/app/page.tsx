import { Workstation } from './workstation';

export default function Page() {
  return <Workstation />;
}
